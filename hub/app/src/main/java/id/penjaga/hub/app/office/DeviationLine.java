package id.penjaga.hub.app.office;

import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A departure from the standard, as a list shows it.
///
/// @param about the case
/// @param kind `time`, `equipment` or `output`
/// @param what what lacks, and why; empty for time
/// @param executors who must account
/// @param account null until given
public record DeviationLine(
    long about,
    int deviation,
    String procedure,
    String number,
    String step,
    Bilingual text,
    String kind,
    long minutes,
    Bilingual what,
    List<Long> executors,
    Instant at,
    @Nullable String account,
    @Nullable Long accountedBy,
    @Nullable Instant accountedAt) {}
