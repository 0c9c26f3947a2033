package id.penjaga.hub.app.office;

import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One open step of one case, as a list shows it.
///
/// @param number of the case; empty while it has none
/// @param about what the case is about, in one line
/// @param awaited what is waited for: empty for the step itself, else the key of a signature
/// @param roles any of which may do it; empty when it is up to one person
/// @param people who may do it now
/// @param began when the standard time began to count; null before the work begins
/// @param due when the standard time is over; null without a standard
/// @param left time left, counted as the procedure counts, negative when late; null without a
///   standard
public record TaskLine(
    long about,
    String procedure,
    Bilingual title,
    String number,
    String subject,
    int opening,
    String step,
    Bilingual text,
    Step.Mode mode,
    int run,
    @Nullable String item,
    String awaited,
    List<String> roles,
    List<Long> people,
    Instant opened,
    @Nullable Instant began,
    @Nullable Instant due,
    @Nullable Duration left) {}
