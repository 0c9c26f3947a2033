package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import java.util.List;
import java.util.Map;

/// What became of what somebody filled in.
///
/// @param problems none when it may be stored
/// @param answers to be stored: fixed ones put in, empty ones left out, personal ones marked
public record Judged(List<FormProblem> problems, Map<String, Value> answers) {
  public Judged {
    problems = List.copyOf(problems);
  }

  public boolean good() {
    return problems.isEmpty();
  }
}
