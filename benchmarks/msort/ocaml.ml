(* Immutable lists; `merge` is a recursion that the compiler makes a loop of. *)
let[@tail_mod_cons] rec merge xs ys =
  match (xs, ys) with
  | [], rest | rest, [] -> rest
  | x :: xs', y :: ys' -> if x <= (y : int) then x :: merge xs' ys else y :: merge xs ys'

let rec deal list left right = match list with [] -> (left, right) | x :: rest -> deal rest right (x :: left)

let rec sort = function
  | ([] | [ _ ]) as list -> list
  | list ->
    let left, right = deal list [] [] in
    merge (sort left) (sort right)

let rec make n seed list =
  if n <= 0 then list
  else
    let seed = ((seed * 25214903917) + 11) land 281474976710655 in
    make (n - 1) seed ((seed lsr 16) :: list)

let rec checksum list previous sum =
  match list with
  | [] -> sum
  | x :: rest -> if x < previous then -1 else checksum rest x (((sum * 31) + x) mod 1000000007)

let once n seed = checksum (sort (make n seed [])) 0 0

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 100000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
