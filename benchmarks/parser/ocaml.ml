(* The same parsers as functions. *)
type 'a parser = string -> int -> ('a * int) option

let byte accepts : char parser = fun input at -> if at < String.length input && accepts input.[at] then Some (input.[at], at + 1) else None

let map (p : 'a parser) f : 'b parser = fun input at -> match p input at with None -> None | Some (x, at) -> Some (f x, at)

let and_then (p : 'a parser) (f : 'a -> 'b parser) : 'b parser =
 fun input at -> match p input at with None -> None | Some (x, at) -> f x input at

let or_else (p : 'a parser) (q : 'a parser) : 'a parser = fun input at -> match p input at with None -> q input at | found -> found

(* values of [p] with operators between them, from the left *)
let chain (p : 'a parser) (op : ('a -> 'a -> 'a) parser) : 'a parser =
  let rec rest x : 'a parser =
   fun input at ->
    match op input at with
    | None -> Some (x, at)
    | Some (f, at) -> ( match p input at with None -> None | Some (y, at) -> rest (f x y) input at)
  in
  and_then p rest

let exactly wanted = byte (fun c -> c = wanted)
let digit () = map (byte (fun c -> c >= '0' && c <= '9')) (fun c -> Char.code c - 48)

let rec digits value : int parser =
 fun input at -> match digit () input at with None -> Some (value, at) | Some (x, at) -> digits ((value * 10) + x) input at

let numeral () = and_then (digit ()) digits
let operator sign f = map (exactly sign) (fun _ -> f)

let modulo x =
  let r = x mod 1000003 in
  if r < 0 then r + 1000003 else r

let sign () = or_else (operator '+' (fun x y -> modulo (x + y))) (operator '-' (fun x y -> modulo (x - y)))
let times () = operator '*' (fun x y -> modulo (x * y))

let rec expression () : int parser =
 fun input at ->
  let enclosed = and_then (exactly '(') (fun _ -> and_then (expression ()) (fun x -> map (exactly ')') (fun _ -> x))) in
  chain (chain (or_else (numeral ()) enclosed) (times ())) (sign ()) input at

let next seed = ((seed * 25214903917) + 11) land 281474976710655

let rec put buffer n seed =
  let number = seed lsr 16 in
  if n <= 1 then (
    Buffer.add_char buffer (Char.chr (48 + (number mod 100 / 10)));
    Buffer.add_char buffer (Char.chr (48 + (number mod 10))))
  else (
    put_operand buffer (n / 2) (next seed);
    Buffer.add_char buffer "+-*".[number mod 3];
    put_operand buffer (n - (n / 2)) (next (seed + 1)))

and put_operand buffer n seed =
  let enclosed = (seed lsr 16) mod 2 = 0 in
  if enclosed then Buffer.add_char buffer '(';
  put buffer n seed;
  if enclosed then Buffer.add_char buffer ')'

let once n seed =
  let buffer = Buffer.create 1024 in
  put buffer n seed;
  match expression () (Buffer.contents buffer) 0 with None -> -1 | Some (x, at) -> ((x * 31) + at) mod 1000000007

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 1000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
