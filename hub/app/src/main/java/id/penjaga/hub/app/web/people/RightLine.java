package id.penjaga.hub.app.web.people;

import id.penjaga.hub.core.people.Grant;
import org.jspecify.annotations.Nullable;

/// A right as a page shows it.
///
/// @param role in words
/// @param holder who holds it
/// @param of who is stood in for; null for a right of one's own
/// @param live whether it holds now or later
/// @param fresh whether it was given today and can be taken back
public record RightLine(
    Grant grant, String role, String holder, @Nullable String of, boolean live, boolean fresh) {}
