package id.penjaga.device.drivers.nut;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.ups.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where a quantity stands among a server's variables: under one name, or under one for each phase.
/// Of three phases the worst counts.
///
/// @param name of units with one phase
/// @param phases families of names of units with three; the first that is there is taken
/// @param worst puts the worst value first
record Variable(Quantity quantity, String name, List<Pattern> phases, Comparator<Double> worst) {

  static Variable single(Quantity quantity, String name) {
    return new Variable(quantity, name, List.of(), Comparator.naturalOrder());
  }

  /// A voltage. Between a phase and neutral comes before between two phases.
  ///
  /// @param side `input` or `output`
  static Variable lowest(Quantity quantity, String name, String side) {
    return new Variable(
        quantity,
        name,
        patterns(
            side + "\\.L[123]-N\\.voltage",
            side + "\\.L[123]\\.voltage",
            side + "\\.L[123]-L[123]\\.voltage"),
        Comparator.naturalOrder());
  }

  static Variable highest(Quantity quantity, String name, String... phases) {
    return new Variable(quantity, name, patterns(phases), Comparator.reverseOrder());
  }

  private static List<Pattern> patterns(String... forms) {
    return Arrays.stream(forms).map(Pattern::compile).toList();
  }

  /// The worst of what is there. A phase that cannot be read is a miss: the worst is unknown then.
  ///
  /// @param who begins the sentence of a miss
  PartAnswer in(Map<String, String> variables, String who) {
    List<PartAnswer> answers = new ArrayList<>();
    for (Pattern family : phases) {
      variables.forEach((variable, text) -> {
        if (family.matcher(variable).matches()) {
          answers.add(quantity.answer(text, who));
        }
      });
      if (!answers.isEmpty()) {
        break;
      }
    }
    String text = variables.get(name);
    if (text != null) {
      answers.add(quantity.answer(text, who));
    }
    return answers.stream().min(this::compare).orElseGet(() -> quantity.absent(who));
  }

  /// A miss is worse than any value.
  private int compare(PartAnswer one, PartAnswer two) {
    if (one instanceof PartAnswer.Got(var _, var first)
        && two instanceof PartAnswer.Got(var _, var second)) {
      return worst.compare(first.value(), second.value());
    }
    return Boolean.compare(one instanceof PartAnswer.Got, two instanceof PartAnswer.Got);
  }
}
