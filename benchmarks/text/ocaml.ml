(* Strings, and a buffer for each line. *)
let words = [| "zero"; "one"; "two"; "three"; "four"; "five"; "six"; "seven"; "eight"; "nine" |]

let line n =
  let buffer = Buffer.create 32 in
  let rec spell n =
    Buffer.add_char buffer ' ';
    Buffer.add_string buffer words.(n mod 10);
    if n >= 10 then spell (n / 10)
  in
  Buffer.add_string buffer (string_of_int n);
  spell n;
  Buffer.contents buffer

let rec lines n seed list =
  if n <= 0 then list
  else
    let seed = ((seed * 25214903917) + 11) land 281474976710655 in
    lines (n - 1) seed (line (seed lsr 16) :: list)

let once n seed =
  let whole = String.concat "\n" (lines n seed []) in
  let sum = String.fold_left (fun sum c -> ((sum * 31) + Char.code c) mod 1000000007) 0 whole in
  List.fold_left (fun sum part -> ((sum * 31) + String.length part) mod 1000000007) sum (String.split_on_char '\n' whole)

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 10000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
