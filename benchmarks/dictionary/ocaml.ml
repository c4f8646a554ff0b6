(* The height-balanced tree of the standard library. Native ints have 63 bits; the generator needs 48, which wrapping leaves exact. *)
module Ints = Map.Make (Int)

let next seed = ((seed * 25214903917) + 11) land 281474976710655

let fill n seed =
  let rec go i seed map =
    if i >= n then map
    else
      let seed = next seed in
      go (i + 1) seed (Ints.add ((seed lsr 16) mod n) i map)
  in
  go 0 seed Ints.empty

let query n seed map =
  let rec go i seed sum =
    if i >= n then sum
    else
      let seed = next seed in
      let found = match Ints.find_opt ((seed lsr 16) mod n) map with Some value -> value + 1 | None -> 0 in
      go (i + 1) seed (((sum * 31) + found) mod 1000000007)
  in
  go 0 seed 0

let rec repeat times n seed sum =
  if times <= 0 then sum
  else repeat (times - 1) n (seed + 1) (((sum * 31) + query n (seed + 1000000) (fill n seed)) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 100000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
