package id.penjaga.device.core;

import java.util.List;
import java.util.function.IntFunction;

/// A short immutable row of states, one per rule of the plan. A change copies the row: some thirty
/// references.
final class Slots<T> {
  private final Object[] items;

  private Slots(Object[] items) {
    this.items = items;
  }

  static <T> Slots<T> fill(int size, IntFunction<T> first) {
    Object[] items = new Object[size];
    for (int i = 0; i < size; i++) {
      items[i] = first.apply(i);
    }
    return new Slots<>(items);
  }

  int size() {
    return items.length;
  }

  @SuppressWarnings("unchecked") // only T ever enters
  T get(int index) {
    return (T) items[index];
  }

  Slots<T> with(int index, T item) {
    Object[] copy = items.clone();
    copy[index] = item;
    return new Slots<>(copy);
  }

  @SuppressWarnings("unchecked") // only T ever enters
  List<T> asList() {
    return (List<T>) List.of(items);
  }
}
