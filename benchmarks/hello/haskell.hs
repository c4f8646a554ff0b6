-- The least program.
module Main (main) where

main :: IO ()
main = putStrLn "Hello"
