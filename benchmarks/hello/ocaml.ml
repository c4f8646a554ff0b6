(* The least program. *)
let () = print_endline "Hello"
