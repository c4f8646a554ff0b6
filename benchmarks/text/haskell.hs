-- The texts of the package text, which comes with GHC.
{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE OverloadedStrings #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import Data.Char (ord)
import Data.List (foldl')
import qualified Data.Text as Text
import System.Environment (getArgs)

word :: Int -> Text.Text
word 0 = "zero"
word 1 = "one"
word 2 = "two"
word 3 = "three"
word 4 = "four"
word 5 = "five"
word 6 = "six"
word 7 = "seven"
word 8 = "eight"
word _ = "nine"

line :: Int -> Text.Text
line n = Text.concat (Text.pack (show n) : spell n)
  where
    spell m
      | m < 10 = [" ", word m]
      | otherwise = " " : word (m `rem` 10) : spell (m `quot` 10)

allLines :: Int -> Int -> [Text.Text] -> [Text.Text]
allLines n seed !list
  | n <= 0 = list
  | otherwise = let !text = line (next `shiftR` 16) in allLines (n - 1) next (text : list)
  where
    !next = (seed * 25214903917 + 11) .&. 281474976710655

once :: Int -> Int -> Int
once n seed = foldl' (\total part -> step total (Text.length part)) (Text.foldl' (\total c -> step total (ord c)) 0 whole) (Text.splitOn "\n" whole)
  where
    whole = Text.intercalate "\n" (allLines n seed [])
    step total x = (total * 31 + x) `rem` 1000000007

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
        [] -> (10000, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
