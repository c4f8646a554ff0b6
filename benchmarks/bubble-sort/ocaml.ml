(* Plain recursion over an immutable list. Native ints have 63 bits; the generator needs 48, which wrapping leaves exact. *)
type int_list = Nil | Cons of int * int_list

let rec insert v list =
  match list with
  | Nil -> Cons (v, Nil)
  | Cons (x, rest) -> if v > x then Cons (x, insert v rest) else Cons (v, list)

let rec sort list sorted =
  match list with
  | Nil -> sorted
  | Cons (x, rest) -> sort rest (insert x sorted)

let rec make n seed list =
  if n <= 0 then list
  else
    let seed = ((seed * 25214903917) + 11) land 281474976710655 in
    make (n - 1) seed (Cons (seed lsr 16, list))

let rec checksum list previous sum =
  match list with
  | Nil -> sum
  | Cons (x, rest) -> if x < previous then -1 else checksum rest x (((sum * 31) + x) mod 1000000007)

let rec repeat times n seed sum =
  if times <= 0 then sum
  else
    let one = checksum (sort (make n seed Nil) Nil) 0 0 in
    if one < 0 then -1 else repeat (times - 1) n (seed + 1) (((sum * 31) + one) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 2000 in
  let sum = repeat (argument 2 1) n 42 0 in
  if sum < 0 then print_endline "not sorted" else Printf.printf "%d %d\n" n sum
