(* All solutions as a list of lists whose tails are shared. *)
let rec is_safe column distance = function
  | [] -> true
  | other :: rest ->
    let apart = column - other in
    apart <> 0 && apart <> distance && apart <> -distance && is_safe column (distance + 1) rest

let rec add_queen column lowest board boards =
  if column < lowest then boards
  else if is_safe column 1 board then add_queen (column - 1) lowest board ((column :: board) :: boards)
  else add_queen (column - 1) lowest board boards

let rec add_row n lowest boards longer =
  match boards with [] -> longer | board :: rest -> add_row n lowest rest (add_queen (lowest + n - 1) lowest board longer)

let rec add_rows rows n lowest boards = if rows <= 0 then boards else add_rows (rows - 1) n lowest (add_row n lowest boards [])

let step sum column = ((sum * 31) + column) land 281474976710655

let once n seed = List.fold_left (List.fold_left step) 0 (add_rows n n seed [ [] ])

let rec repeat times n seed sum =
  if times <= 0 then sum else repeat (times - 1) n (seed + 1) (((sum * 31) + once n seed) mod 1000000007)

let () =
  let argument i otherwise = if Array.length Sys.argv > i then int_of_string Sys.argv.(i) else otherwise in
  let n = argument 1 8 in
  Printf.printf "%d %d\n" n (repeat (argument 2 1) n 42 0)
