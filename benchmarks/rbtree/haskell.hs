-- Okasaki's insertion on strict nodes, rebalanced only where a side that was red has grown.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits ((.&.))
import System.Environment (getArgs)

data Color = Red | Black

data Tree = Leaf | Node !Color !Tree {-# UNPACK #-} !Int !Bool !Tree

isRed :: Tree -> Bool
isRed (Node Red _ _ _ _) = True
isRed _ = False

balanceLeft :: Tree -> Int -> Bool -> Tree -> Tree
balanceLeft (Node _ (Node Red a kx vx b) ky vy c) k v right = Node Red (Node Black a kx vx b) ky vy (Node Black c k v right)
balanceLeft (Node _ a kx vx (Node Red b ky vy c)) k v right = Node Red (Node Black a kx vx b) ky vy (Node Black c k v right)
balanceLeft (Node _ a kx vx b) k v right = Node Black (Node Red a kx vx b) k v right
balanceLeft Leaf _ _ _ = Leaf

balanceRight :: Tree -> Int -> Bool -> Tree -> Tree
balanceRight left k v (Node _ (Node Red b ky vy c) kz vz d) = Node Red (Node Black left k v b) ky vy (Node Black c kz vz d)
balanceRight left k v (Node _ b ky vy (Node Red c kz vz d)) = Node Red (Node Black left k v b) ky vy (Node Black c kz vz d)
balanceRight left k v (Node _ b ky vy c) = Node Black left k v (Node Red b ky vy c)
balanceRight _ _ _ Leaf = Leaf

insertBelow :: Tree -> Int -> Bool -> Tree
insertBelow Leaf key value = Node Red Leaf key value Leaf
insertBelow (Node Red left k v right) key value
  | key < k = Node Red (insertBelow left key value) k v right
  | key > k = Node Red left k v (insertBelow right key value)
  | otherwise = Node Red left key value right
insertBelow (Node Black left k v right) key value
  | key < k, isRed left = balanceLeft (insertBelow left key value) k v right
  | key < k = Node Black (insertBelow left key value) k v right
  | key > k, isRed right = balanceRight left k v (insertBelow right key value)
  | key > k = Node Black left k v (insertBelow right key value)
  | otherwise = Node Black left key value right

insert :: Tree -> Int -> Bool -> Tree
insert tree key value = case insertBelow tree key value of
  Node _ left k v right -> Node Black left k v right
  Leaf -> Leaf

fill :: Int -> Int -> Tree -> Tree
fill i seed !tree
  | i <= 0 = tree
  | otherwise = fill (i - 1) seed (insert tree key (key `rem` 10 == 0))
  where
    !key = i - 1 + seed

checksum :: Tree -> Int -> Int
checksum Leaf !total = total
checksum (Node _ left k v right) !total =
  checksum right ((checksum left total * 31 + (if v then k + 7 else k)) .&. 281474976710655)

once :: Int -> Int -> Int
once n seed = checksum (fill n seed Leaf) 0

run :: Int -> Int -> Int -> Int -> Int
run times n seed !total
  | times <= 0 = total
  | otherwise = run (times - 1) n (seed + 1) ((total * 31 + once n seed) `rem` 1000000007)

main :: IO ()
main = do
  arguments <- map read <$> getArgs
  let (n, times) = case arguments of
        (a : b : _) -> (a, b)
        [a] -> (a, 1)
        [] -> (100000, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
