(* Immutable nodes that the collector takes away. *)
type tree = Leaf | Node of tree * tree

let mask = 281474976710655

let rec make depth = if depth <= 0 then Node (Leaf, Leaf) else Node (make (depth - 1), make (depth - 1))

let rec count = function Leaf -> 0 | Node (left, right) -> count left + count right + 1

let rec count_many times depth sum =
  if times <= 0 then sum else count_many (times - 1) depth (((sum * 31) + count (make depth) + times) land mask)

let rec for_depths depth n sum =
  if depth > n then sum else for_depths (depth + 2) n (count_many (1 lsl (n - depth + 4)) depth sum)

let once n seed =
  let sum = (seed * 31) + count (make (n + 1)) in
  let kept = make n in
  let sum = for_depths 4 n sum in
  ((sum * 31) + count kept) land mask

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 14 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
