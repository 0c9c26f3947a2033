package id.penjaga.device.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is connected with what, as Lepton's own netlister read it from the sheets. A pin is written
/// `R5-2`.
record Netlist(Map<String, Set<String>> nets) {
  static Netlist read(Path file) throws IOException {
    Map<String, Set<String>> nets = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        List<String> words = Arrays.asList(line.split(" "));
        nets.put(words.getFirst(), new LinkedHashSet<>(words.subList(1, words.size())));
      }
    }
    return new Netlist(nets);
  }

  static String part(String pin) {
    return pin.substring(0, pin.indexOf('-'));
  }

  /// What a person counts as a supply: every net with a sign, and the grounds.
  static boolean isSupply(String net) {
    return net.startsWith("+") || net.startsWith("GND");
  }

  Optional<String> netOf(String pin) {
    return nets.entrySet().stream()
        .filter(net -> net.getValue().contains(pin))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Set<String> parts() {
    return nets.values().stream()
        .flatMap(Set::stream)
        .map(Netlist::part)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Pin to net, of one part.
  Map<String, String> pinsOf(String part) {
    Map<String, String> pins = new LinkedHashMap<>();
    nets.forEach((net, members) ->
        members.stream().filter(pin -> part(pin).equals(part)).forEach(pin -> pins.put(pin, net)));
    return pins;
  }

  /// Every pin of the Pi's header and of the UARTs that a connector reaches, through anything but a
  /// supply.
  Set<String> endsReachedFrom(String connector) {
    Set<String> ends = new TreeSet<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    pinsOf(connector).values().stream().filter(net -> !isSupply(net)).forEach(open::add);
    while (!open.isEmpty()) {
      String net = open.remove();
      if (isSupply(net) || !seen.add(net)) {
        continue;
      }
      for (String pin : nets.getOrDefault(net, Set.of())) {
        String part = part(pin);
        if (part.equals("J1") || part.equals("U13")) {
          ends.add(pin);
        } else if (!part.matches("J\\d+")) {
          throughPart(pin).forEach((_, next) -> open.add(next));
        }
      }
    }
    return ends;
  }

  /// Where one comes out of a part. The contact of a relay is followed to its coil; its common
  /// terminal to nowhere, it is a supply.
  private Map<String, String> throughPart(String pin) {
    Map<String, String> pins = pinsOf(part(pin));
    if (part(pin).startsWith("K")) {
      pins.keySet().removeIf(other -> pin.endsWith("-11") || !other.contains("-A"));
    }
    return pins;
  }

  /// Which supplies a net hangs on through resistors, jumpers and wires alone.
  Set<String> suppliesThroughResistors(String start) {
    Set<String> supplies = new TreeSet<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    Predicate<String> passes = pin -> part(pin).matches("(R|JP)\\d+");
    while (!open.isEmpty()) {
      String net = open.remove();
      if (isSupply(net)) {
        supplies.add(net);
      } else if (seen.add(net)) {
        nets.getOrDefault(net, Set.of()).stream()
            .filter(passes)
            .forEach(pin -> open.addAll(pinsOf(part(pin)).values()));
      }
    }
    return supplies;
  }
}
