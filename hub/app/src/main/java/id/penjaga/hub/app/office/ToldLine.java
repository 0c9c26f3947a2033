package id.penjaga.hub.app.office;

import java.time.Instant;

/// An alarm that was brought to somebody.
///
/// @param alarm name of its occurrence in the book
/// @param level the highest rung on which they were told, the lowest is 1
/// @param role by which they were told
/// @param at when
public record ToldLine(String alarm, int level, String role, Instant at) {}
