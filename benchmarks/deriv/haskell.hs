-- Strict nodes; what a rule uses twice is shared.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits ((.&.))
import System.Environment (getArgs)

data Expression
  = Constant {-# UNPACK #-} !Int
  | X
  | Sum !Expression !Expression
  | Product !Expression !Expression
  | Power !Expression {-# UNPACK #-} !Int
  | Logarithm !Expression

plus :: Expression -> Expression -> Expression
plus (Constant a) (Constant b) = Constant (a + b)
plus (Constant 0) g = g
plus f (Constant 0) = f
plus (Constant a) (Sum (Constant b) h) = plus (Constant (a + b)) h
plus f g@(Constant _) = plus g f
plus f (Sum first@(Constant _) h) = plus first (plus f h)
plus (Sum e f) g = plus e (plus f g)
plus f g = Sum f g

times :: Expression -> Expression -> Expression
times (Constant a) (Constant b) = Constant (a * b)
times (Constant 0) _ = Constant 0
times _ (Constant 0) = Constant 0
times (Constant 1) g = g
times f (Constant 1) = f
times (Constant a) (Product (Constant b) h) = times (Constant (a * b)) h
times f g@(Constant _) = times g f
times f (Product first@(Constant _) h) = times first (times f h)
times (Product e f) g = times e (times f g)
times f g = Product f g

power :: Expression -> Int -> Expression
power _ 0 = Constant 1
power f 1 = f
power (Power g m) n = power g (m * n)
power f n = Power f n

derivative :: Expression -> Expression
derivative (Constant _) = Constant 0
derivative X = Constant 1
derivative (Sum f g) = plus (derivative f) (derivative g)
derivative (Product f g) = plus (times f (derivative g)) (times g (derivative f))
derivative (Power f n) = times (times (Constant n) (power f (n - 1))) (derivative f)
derivative (Logarithm f) = times (power f (-1)) (derivative f)

derive :: Int -> Expression -> Expression
derive rounds !e
  | rounds <= 0 = e
  | otherwise = derive (rounds - 1) (derivative e)

step :: Int -> Int -> Int
step total x = (total * 31 + x) .&. 281474976710655

checksum :: Expression -> Int -> Int
checksum e !total = case e of
  Constant a -> step total (a + 1)
  X -> step total 2
  Sum f g -> checksum g (checksum f (step total 3))
  Product f g -> checksum g (checksum f (step total 4))
  Power f n -> checksum f (step total (n + 5))
  Logarithm f -> checksum f (step total 6)

start :: Int -> Expression
start seed = times (power X 3) (times (Logarithm X) (power (plus X (Constant seed)) (-2)))

once :: Int -> Int -> Int
once n seed = checksum (derive n (start seed)) 0

run :: Int -> Int -> Int -> Int -> Int
run rounds n seed !total
  | rounds <= 0 = total
  | otherwise = run (rounds - 1) n (seed + 1) ((total * 31 + once n seed) `rem` 1000000007)

main :: IO ()
main = do
  arguments <- map read <$> getArgs
  let (n, rounds) = case arguments of
        (a : b : _) -> (a, b)
        [a] -> (a, 1)
        [] -> (6, 1)
  putStrLn (show n ++ " " ++ show (run rounds n 42 0))
