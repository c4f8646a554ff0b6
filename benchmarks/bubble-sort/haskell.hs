-- Strict lists of unboxed ints, plain recursion: the program that the seed's Haskell twin stands for.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import System.Environment (getArgs)

data IntList = Nil | Cons {-# UNPACK #-} !Int !IntList

insert :: Int -> IntList -> IntList
insert v Nil = Cons v Nil
insert v list@(Cons x rest)
  | v > x = Cons x (insert v rest)
  | otherwise = Cons v list

sort :: IntList -> IntList -> IntList
sort Nil sorted = sorted
sort (Cons x rest) sorted = sort rest (insert x sorted)

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

run :: Int -> Int -> Int -> Int -> Int
run times n seed !total
  | times <= 0 = total
  | one < 0 = -1
  | otherwise = run (times - 1) n (seed + 1) ((total * 31 + one) `rem` 1000000007)
  where
    one = checksum (sort (make n seed Nil) Nil) 0 0

main :: IO ()
main = do
  arguments <- map read <$> getArgs
  let (n, times) = case arguments of
        (a : b : _) -> (a, b)
        [a] -> (a, 1)
        [] -> (2000, 1)
      total = run times n 42 0
  putStrLn (if total < 0 then "not sorted" else show n ++ " " ++ show total)
