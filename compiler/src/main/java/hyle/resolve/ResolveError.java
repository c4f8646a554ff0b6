package hyle.resolve;

import hyle.report.Diagnostic;

/// What can be wrong with the names of a program: see the families.
public sealed interface ResolveError extends Diagnostic
    permits NameError, LayerError, FieldError, DeclarationError, FormError, ResolveWarning {}
