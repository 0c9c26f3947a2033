package id.penjaga.hub.core.probe;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Numbers of TCP ports, as people write them: `22, 443` or `22 443/tcp`.
///
/// @param numbers from 1 to 65535
public record Ports(SortedSet<Integer> numbers) {
  private static final int HIGHEST = 65_535;

  public Ports {
    numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
  }

  public static Ports of(Collection<Integer> numbers) {
    return new Ports(new TreeSet<>(numbers));
  }

  /// What is no number of a port in a text is left out.
  public static Ports read(String text) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (String word : text.split("[^0-9]+", -1)) {
      if (word.matches("[0-9]{1,5}")) {
        int number = Integer.parseInt(word);
        if (number > 0 && number <= HIGHEST) {
          numbers.add(number);
        }
      }
    }
    return new Ports(numbers);
  }

  /// Those that are not among others.
  public Ports without(Ports others) {
    SortedSet<Integer> left = new TreeSet<>(numbers);
    left.removeAll(others.numbers);
    return new Ports(left);
  }

  /// As people write them; empty for none.
  public String written() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
