package id.penjaga.hub.demo.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// How long things took.
final class Waits {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  /// Does something whose wait counts.
  <T> T of(Supplier<T> what) {
    long began = System.nanoTime();
    T done = what.get();
    nanos.add(System.nanoTime() - began);
    return done;
  }

  int count() {
    return nanos.size();
  }

  /// Milliseconds within which these parts of them were done.
  List<Double> ms(double... parts) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(parts)
        .mapToObj(part -> sorted[(int) Math.ceil(sorted.length * part) - 1] / 1e6)
        .toList();
  }

  /// One run of several waits.
  interface Run {
    void run(int client, int run, Waits wait);
  }

  /// Runs warm, then with one client, then with eight at once, and prints each.
  static void report(String who, int runs, Run run) throws Exception {
    side(1, 0, runs / 4, run);
    for (int clients : new int[] {1, WorkBench.CLIENTS}) {
      long began = System.nanoTime();
      Waits waits = side(clients, clients * runs, runs / clients, run);
      double seconds = (System.nanoTime() - began) / 1e9;
      List<Double> ms = waits.ms(0.5, 0.99);
      System.out.printf(
          "%-22s %d at once: p50 %6.2f ms, p99 %6.2f ms, %5.0f/s (%d steps)%n",
          who, clients, ms.getFirst(), ms.getLast(), waits.count() / seconds, waits.count());
    }
  }

  private static Waits side(int clients, int first, int each, Run run) throws Exception {
    Waits waits = new Waits();
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        all.add(
            side.submit(() -> {
              for (int one = 0; one < each; one++) {
                run.run(client, first + one, waits);
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return waits;
  }
}
