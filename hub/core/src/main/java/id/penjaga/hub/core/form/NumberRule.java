package id.penjaga.hub.core.form;

/// How a form or a case is numbered.
///
/// @param kind counter, such as `F-01`
/// @param pattern with `{yyyy}`, `{MM}` and `{seq:3}`, such as `F-01/{yyyy}/{MM}/{seq:3}`
/// @param restart `year`, `month` or `never`
/// @param at `opened`, `complete`, or the id of the step at whose end the number is given
public record NumberRule(String kind, String pattern, String restart, String at) {}
