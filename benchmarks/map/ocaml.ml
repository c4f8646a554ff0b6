(* An immutable list; `increment` is a recursion that the compiler makes a loop of. *)
let rec make n seed list = if n <= 0 then list else make (n - 1) seed ((seed + n) :: list)

let[@tail_mod_cons] rec increment = function [] -> [] | x :: rest -> (x + 1) :: increment rest

let rec increment_often times list = if times <= 0 then list else increment_often (times - 1) (increment list)

let checksum list = List.fold_left (fun sum x -> ((sum * 31) + x) land 281474976710655) 0 list

let once n seed = checksum (increment_often 10 (make n seed []))

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 1000000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
