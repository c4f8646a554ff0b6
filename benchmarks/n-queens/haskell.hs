-- All solutions as strict lists whose tails are shared.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits ((.&.))
import System.Environment (getArgs)

data Board = Empty | Row {-# UNPACK #-} !Int !Board

data Boards = Nil | Cons !Board !Boards

isSafe :: Int -> Int -> Board -> Bool
isSafe _ _ Empty = True
isSafe column !distance (Row other rest) =
  apart /= 0 && apart /= distance && apart /= negate distance && isSafe column (distance + 1) rest
  where
    !apart = column - other

addQueen :: Int -> Int -> Board -> Boards -> Boards
addQueen column lowest board !boards
  | column < lowest = boards
  | isSafe column 1 board = addQueen (column - 1) lowest board (Cons (Row column board) boards)
  | otherwise = addQueen (column - 1) lowest board boards

addRow :: Int -> Int -> Boards -> Boards -> Boards
addRow _ _ Nil !longer = longer
addRow n lowest (Cons board rest) !longer = addRow n lowest rest (addQueen (lowest + n - 1) lowest board longer)

addRows :: Int -> Int -> Int -> Boards -> Boards
addRows rows n lowest !boards
  | rows <= 0 = boards
  | otherwise = addRows (rows - 1) n lowest (addRow n lowest boards Nil)

checksumOfBoard :: Board -> Int -> Int
checksumOfBoard Empty !total = total
checksumOfBoard (Row column rest) !total = checksumOfBoard rest ((total * 31 + column) .&. 281474976710655)

checksum :: Boards -> Int -> Int
checksum Nil !total = total
checksum (Cons board rest) !total = checksum rest (checksumOfBoard board total)

once :: Int -> Int -> Int
once n seed = checksum (addRows n n seed (Cons Empty Nil)) 0

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
        [] -> (8, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
