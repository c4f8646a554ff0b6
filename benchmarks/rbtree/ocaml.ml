(* Okasaki's insertion on immutable nodes, rebalanced only where a side that was red has grown. *)
type color = Red | Black
type tree = Leaf | Node of color * tree * int * bool * tree

let is_red = function Node (Red, _, _, _, _) -> true | _ -> false

let balance_left left key value right =
  match left with
  | Node (_, Node (Red, a, kx, vx, b), ky, vy, c) | Node (_, a, kx, vx, Node (Red, b, ky, vy, c)) ->
    Node (Red, Node (Black, a, kx, vx, b), ky, vy, Node (Black, c, key, value, right))
  | Node (_, a, kx, vx, b) -> Node (Black, Node (Red, a, kx, vx, b), key, value, right)
  | Leaf -> Leaf

let balance_right left key value right =
  match right with
  | Node (_, Node (Red, b, ky, vy, c), kz, vz, d) | Node (_, b, ky, vy, Node (Red, c, kz, vz, d)) ->
    Node (Red, Node (Black, left, key, value, b), ky, vy, Node (Black, c, kz, vz, d))
  | Node (_, b, ky, vy, c) -> Node (Black, left, key, value, Node (Red, b, ky, vy, c))
  | Leaf -> Leaf

let rec insert_below tree key value =
  match tree with
  | Leaf -> Node (Red, Leaf, key, value, Leaf)
  | Node (color, left, k, v, right) ->
    if key < k then
      if color = Black && is_red left then balance_left (insert_below left key value) k v right
      else Node (color, insert_below left key value, k, v, right)
    else if key > k then
      if color = Black && is_red right then balance_right left k v (insert_below right key value)
      else Node (color, left, k, v, insert_below right key value)
    else Node (color, left, key, value, right)

let insert tree key value =
  match insert_below tree key value with Node (_, left, k, v, right) -> Node (Black, left, k, v, right) | Leaf -> Leaf

let rec fill i seed tree =
  if i <= 0 then tree
  else
    let key = i - 1 + seed in
    fill (i - 1) seed (insert tree key (key mod 10 = 0))

let rec checksum tree sum =
  match tree with
  | Leaf -> sum
  | Node (_, left, k, v, right) ->
    let sum = checksum left sum in
    checksum right (((sum * 31) + if v then k + 7 else k) land 281474976710655)

let once n seed = checksum (fill n seed Leaf) 0

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 100000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
