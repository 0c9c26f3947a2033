package id.penjaga.hub.app.office;

import java.time.Instant;

/// An alarm, or a late step, that was brought to somebody.
///
/// @param alarm name of its occurrence, or of the late step, in the book
/// @param level the highest rung on which they were told, the lowest is 1
/// @param role by which they were told
/// @param at when
public record ToldLine(String alarm, int level, String role, Instant at) {}
