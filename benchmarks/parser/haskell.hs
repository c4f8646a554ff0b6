-- The same parsers as a monad over strict texts of bytes.
{-# LANGUAGE BangPatterns #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import qualified Data.ByteString.Char8 as Bytes
import qualified Data.ByteString.Builder as Builder
import qualified Data.ByteString.Lazy as Lazy
import Data.Char (isDigit, ord)
import System.Environment (getArgs)

data Result a = Failed | Parsed a !Int

newtype Parser a = Parser {parse :: Bytes.ByteString -> Int -> Result a}

instance Functor Parser where
  fmap f p = Parser $ \input at -> case parse p input at of
    Failed -> Failed
    Parsed x behind -> Parsed (f x) behind

instance Applicative Parser where
  pure x = Parser $ \_ at -> Parsed x at
  p <*> q = p >>= \f -> fmap f q

instance Monad Parser where
  p >>= f = Parser $ \input at -> case parse p input at of
    Failed -> Failed
    Parsed x behind -> parse (f x) input behind

byte :: (Char -> Bool) -> Parser Char
byte accepts = Parser $ \input at ->
  if at < Bytes.length input && accepts (Bytes.index input at) then Parsed (Bytes.index input at) (at + 1) else Failed

orElse :: Parser a -> Parser a -> Parser a
orElse p q = Parser $ \input at -> case parse p input at of
  Failed -> parse q input at
  found -> found

-- values of p with operators between them, from the left
chain :: Parser Int -> Parser (Int -> Int -> Int) -> Parser Int
chain p op = p >>= rest
  where
    rest !x = Parser $ \input at -> case parse op input at of
      Failed -> Parsed x at
      Parsed f behind -> case parse p input behind of
        Failed -> Failed
        Parsed y end -> parse (rest (f x y)) input end

digit :: Parser Int
digit = fmap (\c -> ord c - 48) (byte isDigit)

digits :: Int -> Parser Int
digits !value = Parser $ \input at -> case parse digit input at of
  Failed -> Parsed value at
  Parsed x behind -> parse (digits (value * 10 + x)) input behind

numeral :: Parser Int
numeral = digit >>= digits

exactly :: Char -> Parser Char
exactly wanted = byte (== wanted)

operator :: Char -> (Int -> Int -> Int) -> Parser (Int -> Int -> Int)
operator sign f = fmap (const f) (exactly sign)

expression :: Parser Int
expression = chain (chain (orElse numeral enclosed) times) plus
  where
    enclosed = exactly '(' >>= \_ -> expression >>= \x -> fmap (const x) (exactly ')')
    times = operator '*' (\x y -> (x * y) `mod` 1000003)
    plus = orElse (operator '+' (\x y -> (x + y) `mod` 1000003)) (operator '-' (\x y -> (x - y) `mod` 1000003))

next :: Int -> Int
next seed = (seed * 25214903917 + 11) .&. 281474976710655

put :: Int -> Int -> Builder.Builder
put n seed
  | n <= 1 = Builder.intDec (number `rem` 100 `quot` 10) <> Builder.intDec (number `rem` 10)
  | otherwise = putOperand half (next seed) <> Builder.char7 ("+-*" !! (number `rem` 3)) <> putOperand (n - half) (next (seed + 1))
  where
    number = seed `shiftR` 16
    half = n `quot` 2

putOperand :: Int -> Int -> Builder.Builder
putOperand n seed
  | even (seed `shiftR` 16) = Builder.char7 '(' <> put n seed <> Builder.char7 ')'
  | otherwise = put n seed

once :: Int -> Int -> Int
once n seed = case parse expression (Lazy.toStrict (Builder.toLazyByteString (put n seed))) 0 of
  Failed -> -1
  Parsed x at -> (x * 31 + at) `rem` 1000000007

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
        [] -> (1000, 1)
  putStrLn (show n ++ " " ++ show (run times n 42 0))
