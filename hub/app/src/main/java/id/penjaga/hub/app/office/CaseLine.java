package id.penjaga.hub.app.office;

import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case as a list shows it.
///
/// @param number empty while it has none
/// @param subject what it is about, in one line
/// @param steps ids of the steps that are open
/// @param deviations how many it has, and how many of them wait for an account
/// @param end null while it is open
public record CaseLine(
    long id,
    String procedure,
    Bilingual title,
    String number,
    String subject,
    Instant opened,
    @Nullable Long opener,
    List<String> steps,
    int deviations,
    int unaccounted,
    @Nullable Instant ended,
    @Nullable String end) {}
