window.hyleNames = [
["shape.size", "", "shape.size.html", "How large things are: a `size` is opaque to nobody"],
["size", "shape.size", "shape.size.html#size", "data size { | Size(int) }"],
["Size", "shape.size", "shape.size.html#Size", "data size { | Size(int) }"],
["secret", "shape.size", "shape.size.html#secret", "data secret"],
["unit-size", "shape.size", "shape.size.html#unit-size", "inline unit-size: size"],
["hidden-size", "shape.size", "shape.size.html#hidden-size", "inline hidden-size: size"],
["shapes", "", "shapes.html", "Shapes, <b>escaped</b> & small"],
["shape", "shapes", "shapes.html#shape", "data shape(a) { | Square(side: size, label: a) | Circle(size, ?a) }"],
["Square", "shapes", "shapes.html#Square", "data shape(a) { | Square(side: size, label: a) | Circle(size, ?a) }"],
["Circle", "shapes", "shapes.html#Circle", "data shape(a) { | Square(side: size, label: a) | Circle(size, ?a) }"],
["area", "shapes", "shapes.html#area", "define area<a>(s: shape(a)): int"],
["don't&twice", "shapes", "shapes.html#don%27t%26twice", "inline don't&twice<a>(f: (a) -> a, x: &shape(shape(a))): (&shape(shape(a)), a) -> {a}"],
["hidden", "shapes", "shapes.html#hidden", "inline hidden: size"],
["main", "shapes", "shapes.html#main", "define main(): unit"]
];
