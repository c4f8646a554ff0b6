-- Strict data; the printer is a builder of the package text, the reader takes the text apart from the front.
{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE OverloadedStrings #-}
module Main (main) where

import Data.Bits (shiftR, (.&.))
import Data.Char (isDigit, ord)
import Data.List (intersperse)
import qualified Data.Text as Text
import qualified Data.Text.Lazy as Lazy
import qualified Data.Text.Lazy.Builder as Builder
import qualified Data.Text.Lazy.Builder.Int as Builder
import System.Environment (getArgs)

data Json
  = Null
  | Flag !Bool
  | Number !Int
  | String !Text.Text
  | Array [Json]
  | Object [(Text.Text, Json)]

next :: Int -> Int
next seed = (seed * 25214903917 + 11) .&. 281474976710655

leaf :: Int -> Json
leaf number = case number `rem` 5 of
  0 -> Null
  1 -> Flag True
  2 -> Number number
  3 -> String (Text.concat ["say \"", Text.pack (show number), "\""])
  _ -> Flag False

make :: Int -> Int -> Json
make n seed
  | n <= 1 = leaf number
  | otherwise = case number `rem` 3 of
      0 -> Array [make half (next seed), make half (next (seed + 1))]
      1 -> Object [("left", make half (next seed)), ("right", make half (next (seed + 1)))]
      _ -> Array [Array [Array [Array [make (n - 1) (next seed)]]]]
  where
    number = seed `shiftR` 16
    half = n `quot` 2

quoted :: Text.Text -> Builder.Builder
quoted text = "\"" <> Builder.fromText (Text.replace "\"" "\\\"" text) <> "\""

put :: Json -> Builder.Builder
put v = case v of
  Null -> "null"
  Flag True -> "true"
  Flag False -> "false"
  Number n -> Builder.decimal n
  String text -> quoted text
  Array items -> "[" <> mconcat (intersperse "," (map put items)) <> "]"
  Object members -> "{" <> mconcat (intersperse "," [quoted key <> ":" <> put item | (key, item) <- members]) <> "}"

display :: Json -> Text.Text
display = Lazy.toStrict . Builder.toLazyText . put

string :: Text.Text -> [Text.Text] -> (Text.Text, Text.Text)
string text pieces = case Text.uncons rest of
  Just ('\\', escaped) -> string (Text.drop 1 escaped) (Text.take 1 escaped : piece : pieces)
  Just (_, behind) -> (Text.concat (reverse (piece : pieces)), behind)
  Nothing -> (Text.concat (reverse (piece : pieces)), Text.empty)
  where
    (piece, rest) = Text.span (\c -> c /= '"' && c /= '\\') text

items :: Text.Text -> ([Json], Text.Text)
items text = case Text.uncons rest of
  Just (',', more) -> let (others, end) = items more in (item : others, end)
  _ -> ([item], Text.drop 1 rest)
  where
    (item, rest) = value text

members :: Text.Text -> ([(Text.Text, Json)], Text.Text)
members text = case Text.uncons rest of
  Just (',', more) -> let (others, end) = members more in ((key, item) : others, end)
  _ -> ([(key, item)], Text.drop 1 rest)
  where
    (key, behind) = string (Text.drop 1 text) []
    (item, rest) = value (Text.drop 1 behind)

value :: Text.Text -> (Json, Text.Text)
value text = case Text.uncons text of
  Just ('n', rest) -> (Null, Text.drop 3 rest)
  Just ('t', rest) -> (Flag True, Text.drop 3 rest)
  Just ('f', rest) -> (Flag False, Text.drop 4 rest)
  Just ('"', rest) -> let (found, end) = string rest [] in (String found, end)
  Just ('[', rest) -> let (found, end) = items rest in (Array found, end)
  Just ('{', rest) -> let (found, end) = members rest in (Object found, end)
  Just (_, _) -> let (digits, end) = Text.span isDigit text in (Number (Text.foldl' (\n c -> n * 10 + ord c - 48) 0 digits), end)
  Nothing -> (Null, text)

once :: Int -> Int -> Int
once n seed
  | first == second = Text.foldl' (\total c -> (total * 31 + ord c) `rem` 1000000007) 0 first
  | otherwise = -1
  where
    first = display (make n seed)
    second = display (fst (value first))

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
