(* Immutable nodes; what a rule uses twice is shared. *)
type expression =
  | Constant of int
  | X
  | Sum of expression * expression
  | Product of expression * expression
  | Power of expression * int
  | Logarithm of expression

let rec sum f g =
  match (f, g) with
  | Constant a, Constant b -> Constant (a + b)
  | Constant 0, g -> g
  | f, Constant 0 -> f
  | Constant a, Sum (Constant b, h) -> sum (Constant (a + b)) h
  | f, Constant _ -> sum g f
  | f, Sum ((Constant _ as first), h) -> sum first (sum f h)
  | Sum (e, f), g -> sum e (sum f g)
  | f, g -> Sum (f, g)

let rec product f g =
  match (f, g) with
  | Constant a, Constant b -> Constant (a * b)
  | Constant 0, _ | _, Constant 0 -> Constant 0
  | Constant 1, g -> g
  | f, Constant 1 -> f
  | Constant a, Product (Constant b, h) -> product (Constant (a * b)) h
  | f, Constant _ -> product g f
  | f, Product ((Constant _ as first), h) -> product first (product f h)
  | Product (e, f), g -> product e (product f g)
  | f, g -> Product (f, g)

let rec power f n =
  match (f, n) with
  | _, 0 -> Constant 1
  | f, 1 -> f
  | Power (g, m), n -> power g (m * n)
  | f, n -> Power (f, n)

let rec derivative = function
  | Constant _ -> Constant 0
  | X -> Constant 1
  | Sum (f, g) -> sum (derivative f) (derivative g)
  | Product (f, g) -> sum (product f (derivative g)) (product g (derivative f))
  | Power (f, n) -> product (product (Constant n) (power f (n - 1))) (derivative f)
  | Logarithm f -> product (power f (-1)) (derivative f)

let rec derive times e = if times <= 0 then e else derive (times - 1) (derivative e)

let step total x = ((total * 31) + x) land 281474976710655

let rec checksum e total =
  match e with
  | Constant a -> step total (a + 1)
  | X -> step total 2
  | Sum (f, g) -> checksum g (checksum f (step total 3))
  | Product (f, g) -> checksum g (checksum f (step total 4))
  | Power (f, n) -> checksum f (step total (n + 5))
  | Logarithm f -> checksum f (step total 6)

let start seed = product (power X 3) (product (Logarithm X) (power (sum X (Constant seed)) (-2)))

let once n seed = checksum (derive n (start seed)) 0

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 6 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
