package id.penjaga.hub.app.web.people;

import java.time.Instant;

/// An earlier change of what papers have in common.
///
/// @param who empty for one that is not known any more
public record PaperChange(Instant at, String who, String reason) {}
