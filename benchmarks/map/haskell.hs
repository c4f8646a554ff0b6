-- Strict lists of unboxed ints, plain recursion.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits ((.&.))
import System.Environment (getArgs)

data IntList = Nil | Cons {-# UNPACK #-} !Int !IntList

make :: Int -> Int -> IntList -> IntList
make n seed list
  | n <= 0 = list
  | otherwise = make (n - 1) seed (Cons (seed + n) list)

increment :: IntList -> IntList
increment Nil = Nil
increment (Cons x rest) = Cons (x + 1) (increment rest)

incrementOften :: Int -> IntList -> IntList
incrementOften times list
  | times <= 0 = list
  | otherwise = incrementOften (times - 1) (increment list)

checksum :: IntList -> Int -> Int
checksum Nil !total = total
checksum (Cons x rest) !total = checksum rest ((total * 31 + x) .&. 281474976710655)

once :: Int -> Int -> Int
once n seed = checksum (incrementOften (10 :: Int) (make n seed Nil)) 0

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
        [] -> (1000000, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
