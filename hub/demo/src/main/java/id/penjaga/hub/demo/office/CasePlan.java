package id.penjaga.hub.demo.office;

import id.penjaga.hub.core.book.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one case will come to.
///
/// @param opener id of the way in
/// @param subject what is known of the case; the rest is filled in
/// @param choices branches that steps take, in the order of their runs; the first branch elsewhere
/// @param stop the step that stays open, or `step/signature`; null to run to the end
/// @param pace time between two entries; null for a realistic one
record CasePlan(
    String procedure,
    String opener,
    Instant opens,
    Map<String, Value> subject,
    Map<String, List<String>> choices,
    @Nullable String stop,
    @Nullable Duration pace) {

  static CasePlan of(String procedure, String opener, Instant opens, Map<String, Value> subject) {
    return new CasePlan(procedure, opener, opens, subject, Map.of(), null, null);
  }

  CasePlan choosing(Map<String, List<String>> branches) {
    return new CasePlan(procedure, opener, opens, subject, branches, stop, pace);
  }

  CasePlan until(String step, Duration each) {
    return new CasePlan(procedure, opener, opens, subject, choices, step, each);
  }
}
