-- Strict nodes. `make` takes the number of the round with it, or the compiler would make a tree of each depth only once.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits (shiftL, (.&.))
import System.Environment (getArgs)

data Tree = Leaf | Node !Tree !Tree

mask :: Int
mask = 281474976710655

make :: Int -> Int -> Tree
make !round depth
  | depth <= 0 = if round < 0 then Leaf else Node Leaf Leaf
  | otherwise = Node (make round (depth - 1)) (make round (depth - 1))
{-# NOINLINE make #-}

count :: Tree -> Int
count Leaf = 0
count (Node left right) = count left + count right + 1

countMany :: Int -> Int -> Int -> Int
countMany times depth !total
  | times <= 0 = total
  | otherwise = countMany (times - 1) depth ((total * 31 + count (make times depth) + times) .&. mask)

forDepths :: Int -> Int -> Int -> Int
forDepths depth n !total
  | depth > n = total
  | otherwise = forDepths (depth + 2) n (countMany (1 `shiftL` (n - depth + 4)) depth total)

once :: Int -> Int -> Int
once n seed = (forDepths 4 n start * 31 + count kept) .&. mask
  where
    !start = seed * 31 + count (make seed (n + 1))
    !kept = make seed n

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
        [] -> (14, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
