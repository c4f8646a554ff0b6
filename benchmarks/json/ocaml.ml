(* A variant type; the printer appends to a buffer, the reader walks along the string. *)
type json =
  | Null
  | Flag of bool
  | Number of int
  | String of string
  | Array of json list
  | Object of (string * json) list

let next seed = ((seed * 25214903917) + 11) land 281474976710655

let leaf number =
  match number mod 5 with
  | 0 -> Null
  | 1 -> Flag true
  | 2 -> Number number
  | 3 -> String ("say \"" ^ string_of_int number ^ "\"")
  | _ -> Flag false

let rec make n seed =
  let number = seed lsr 16 in
  if n <= 1 then leaf number
  else
    match number mod 3 with
    | 0 -> Array [ make (n / 2) (next seed); make (n / 2) (next (seed + 1)) ]
    | 1 -> Object [ ("left", make (n / 2) (next seed)); ("right", make (n / 2) (next (seed + 1))) ]
    | _ -> Array [ Array [ Array [ Array [ make (n - 1) (next seed) ] ] ] ]

let put_quoted buffer text =
  Buffer.add_char buffer '"';
  String.iter
    (fun c ->
      if c = '"' then Buffer.add_char buffer '\\';
      Buffer.add_char buffer c)
    text;
  Buffer.add_char buffer '"'

let rec put buffer = function
  | Null -> Buffer.add_string buffer "null"
  | Flag b -> Buffer.add_string buffer (string_of_bool b)
  | Number n -> Buffer.add_string buffer (string_of_int n)
  | String text -> put_quoted buffer text
  | Array items ->
    Buffer.add_char buffer '[';
    separated buffer (put buffer) items;
    Buffer.add_char buffer ']'
  | Object members ->
    Buffer.add_char buffer '{';
    separated buffer
      (fun (key, v) ->
        put_quoted buffer key;
        Buffer.add_char buffer ':';
        put buffer v)
      members;
    Buffer.add_char buffer '}'

and separated : 'a. Buffer.t -> ('a -> unit) -> 'a list -> unit =
 fun buffer put_one items ->
  List.iteri
    (fun i item ->
      if i > 0 then Buffer.add_char buffer ',';
      put_one item)
    items

let show v =
  let buffer = Buffer.create 1024 in
  put buffer v;
  Buffer.contents buffer

let parse text =
  let at = ref 0 in
  let take () =
    let c = text.[!at] in
    incr at;
    c
  in
  let string () =
    let buffer = Buffer.create 16 in
    let rec go () =
      match take () with
      | '"' -> Buffer.contents buffer
      | '\\' ->
        Buffer.add_char buffer (take ());
        go ()
      | c ->
        Buffer.add_char buffer c;
        go ()
    in
    go ()
  in
  let digit c = Char.code c - Char.code '0' in
  let rec number n =
    if !at < String.length text && text.[!at] >= '0' && text.[!at] <= '9' then number ((n * 10) + digit (take ())) else Number n
  in
  let rec value () =
    match take () with
    | 'n' ->
      at := !at + 3;
      Null
    | 't' ->
      at := !at + 3;
      Flag true
    | 'f' ->
      at := !at + 4;
      Flag false
    | '"' -> String (string ())
    | '[' -> Array (items ())
    | '{' -> Object (members ())
    | c -> number (digit c)
  and items () =
    let item = value () in
    if take () = ',' then item :: items () else [ item ]
  and members () =
    incr at;
    let key = string () in
    incr at;
    let v = value () in
    if take () = ',' then (key, v) :: members () else [ (key, v) ]
  in
  value ()

let once n seed =
  let first = show (make n seed) in
  if show (parse first) = first then String.fold_left (fun sum c -> ((sum * 31) + Char.code c) mod 1000000007) 0 first else -1

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 1000 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
