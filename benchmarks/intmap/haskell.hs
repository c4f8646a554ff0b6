-- The Patricia trie of the package containers, which comes with GHC.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import qualified Data.IntMap.Strict as IntMap
import System.Environment (getArgs)

next :: Int -> Int
next seed = (seed * 25214903917 + 11) .&. 281474976710655

fill :: Int -> Int -> IntMap.IntMap Int
fill n = go 0 IntMap.empty
  where
    go !i !entries !seed
      | i >= n = entries
      | otherwise = let !s = next seed in go (i + 1) (IntMap.insert ((s `shiftR` 16) `rem` n) i entries) s

query :: Int -> Int -> IntMap.IntMap Int -> Int
query n start entries = go 0 start 0
  where
    go :: Int -> Int -> Int -> Int
    go !i !seed !total
      | i >= n = total
      | otherwise =
          let !s = next seed
              found = maybe 0 (+ 1) (IntMap.lookup ((s `shiftR` 16) `rem` n) entries)
           in go (i + 1) s ((total * 31 + found) `rem` 1000000007)

run :: Int -> Int -> Int -> Int -> Int
run times n seed !total
  | times <= 0 = total
  | otherwise = run (times - 1) n (seed + 1) ((total * 31 + query n (seed + 1000000) (fill n seed)) `rem` 1000000007)

main :: IO ()
main = do
  arguments <- map read <$> getArgs
  let (n, times) = case arguments of
        (a : b : _) -> (a, b)
        [a] -> (a, 1)
        [] -> (100000, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
