-- Strict lists of unboxed ints, plain recursion.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import System.Environment (getArgs)

data IntList = Nil | Cons {-# UNPACK #-} !Int !IntList

merge :: IntList -> IntList -> IntList
merge Nil ys = ys
merge xs Nil = xs
merge xs@(Cons x xs') ys@(Cons y ys')
  | x <= y = Cons x (merge xs' ys)
  | otherwise = Cons y (merge xs ys')

deal :: IntList -> IntList -> IntList -> (IntList, IntList)
deal Nil !left !right = (left, right)
deal (Cons x rest) !left !right = deal rest right (Cons x left)

sort :: IntList -> IntList
sort list = case list of
  Nil -> list
  Cons _ Nil -> list
  _ -> case deal list Nil Nil of (left, right) -> merge (sort left) (sort right)

make :: Int -> Int -> IntList -> IntList
make n seed list
  | n <= 0 = list
  | otherwise = make (n - 1) next (Cons (next `shiftR` 16) list)
  where
    !next = (seed * 25214903917 + 11) .&. 281474976710655

checksum :: IntList -> Int -> Int -> Int
checksum Nil _ !total = total
checksum (Cons x rest) previous !total
  | x < previous = -1
  | otherwise = checksum rest x ((total * 31 + x) `rem` 1000000007)

once :: Int -> Int -> Int
once n seed = checksum (sort (make n seed Nil)) 0 0

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
