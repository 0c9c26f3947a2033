package id.penjaga.device.app.journal;

import id.penjaga.device.app.journal.SimDisk.Inode;
import id.penjaga.device.app.journal.SimDisk.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Walks through what was asked of a disk and says, at any point, what a power cut there may leave.
/// What was forced is there; what was not may be there, in part, or be ruined; a folder's changes
/// come in order, but only a forced folder has all of them.
final class CrashReplay {
  /// How a disk treats what was not forced.
  enum Model {
    /// Everything in the order it was asked for, up to somewhere in the middle of a write.
    ORDERED(Inode.PAGE),
    /// Each page of 4096 bytes old, new, in between or ruined.
    PAGES(Inode.PAGE),
    /// Each sector of 512 bytes likewise.
    SECTORS(512);

    final int unit;

    Model(int unit) {
      this.unit = unit;
    }
  }

  private record Pending(Op op, boolean lost) {}

  private final List<Op> ops;
  private final Map<Inode, Inode> durable = new IdentityHashMap<>();
  private final Map<String, Inode> folder = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<byte[]> oldPages = new ArrayList<>();
  private int next;

  /// @param start what the disk held, durably, before the operations
  CrashReplay(Map<String, Inode> start, Map<String, Inode> live, List<Op> ops) {
    this.ops = ops;
    start.forEach((name, content) -> {
      Inode file = live.get(name);
      folder.put(name, file == null ? content : file);
      durable.put(file == null ? content : file, new Inode(content));
    });
  }

  CrashReplay(List<Op> ops) {
    this(Map.of(), Map.of(), ops);
  }

  /// Lets the next operation happen.
  void step() {
    Op op = ops.get(next++);
    switch (op) {
      case Op.Force force -> force(force);
      case Op.ForceFolder _ -> forceFolder();
      case Op.Write write -> {
        pending.add(new Pending(write, false));
        if (write.bytes().length == Inode.PAGE) {
          oldPages.add(write.bytes());
        }
      }
      case Op.Create create -> {
        durable.put(create.file(), new Inode());
        pending.add(new Pending(create, false));
      }
      case Op.Rename _, Op.Delete _ -> pending.add(new Pending(op, false));
    }
  }

  /// A force that fails leaves what it should have forced to chance for ever, for a kernel forgets
  /// that those pages are not on the disk; until one of them is written to again.
  private void force(Op.Force force) {
    List<Pending> rest = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      Pending p = pending.get(i);
      if (!(p.op instanceof Op.Write write) || write.file() != force.file()) {
        rest.add(p);
      } else if (!force.done()) {
        rest.add(new Pending(write, true));
      } else if (p.lost && !writtenAgain(write, pending.subList(i + 1, pending.size()))) {
        rest.add(p);
      } else {
        apply(write, durable(write.file()), 0, write.bytes().length);
      }
    }
    pending.clear();
    pending.addAll(rest);
  }

  private static boolean writtenAgain(Op.Write older, List<Pending> later) {
    return later.stream()
        .anyMatch(p ->
            !p.lost
                && p.op instanceof Op.Write write
                && write.file() == older.file()
                && firstPage(write) <= lastPage(older)
                && firstPage(older) <= lastPage(write));
  }

  private static long firstPage(Op.Write write) {
    return write.offset() / Inode.PAGE;
  }

  private static long lastPage(Op.Write write) {
    return (write.offset() + write.bytes().length - 1) / Inode.PAGE;
  }

  private void forceFolder() {
    for (Pending p : pending) {
      change(folder, p.op);
    }
    pending.removeIf(p -> !(p.op instanceof Op.Write));
  }

  private static void change(Map<String, Inode> folder, Op op) {
    switch (op) {
      case Op.Create create -> folder.put(create.name(), create.file());
      case Op.Delete delete -> folder.remove(delete.name());
      case Op.Rename rename -> {
        Inode file = folder.remove(rename.from());
        if (file != null) {
          folder.put(rename.to(), file);
        }
      }
      case Op.Write _, Op.Force _, Op.ForceFolder _ -> {}
    }
  }

  private Inode durable(Inode file) {
    return durable.computeIfAbsent(file, _ -> new Inode());
  }

  private static void apply(Op.Write write, Inode to, int from, int end) {
    to.write(write.offset() + from, write.bytes(), from, end - from);
  }

  /// What a power cut now may leave: one of the many possibilities, chosen by chance.
  SimDisk crash(Model model, RandomGenerator random) {
    Map<Inode, Inode> content = new IdentityHashMap<>();
    Map<String, Inode> names = new HashMap<>(folder);
    if (model == Model.ORDERED) {
      cutInOrder(content, names, random);
    } else {
      List<Op> changes =
          pending.stream().map(p -> p.op).filter(o -> !(o instanceof Op.Write)).toList();
      int kept = random.nextInt(changes.size() + 1);
      changes.subList(0, kept).forEach(change -> change(names, change));
      tear(content, model.unit, random);
    }
    Map<String, Inode> left = new TreeMap<>();
    names.forEach((name, file) -> {
      Inode torn = content.get(file);
      left.put(name, torn == null ? durable(file) : torn);
    });
    return new SimDisk(left);
  }

  private void cutInOrder(
      Map<Inode, Inode> content, Map<String, Inode> names, RandomGenerator random) {
    int cut = random.nextInt(pending.size() + 1);
    for (int i = 0; i <= cut && i < pending.size(); i++) {
      if (!(pending.get(i).op instanceof Op.Write write)) {
        if (i < cut) {
          change(names, pending.get(i).op);
        }
        continue;
      }
      int length = write.bytes().length;
      int end = i < cut ? length : random.nextInt(length + 1);
      if (i == cut || !pending.get(i).lost || random.nextBoolean()) {
        apply(write, copy(content, write.file()), 0, end);
      }
    }
  }

  private Inode copy(Map<Inode, Inode> content, Inode file) {
    return content.computeIfAbsent(file, f -> new Inode(durable(f)));
  }

  private void tear(Map<Inode, Inode> content, int unit, RandomGenerator random) {
    Map<Inode, List<Op.Write>> writes = new IdentityHashMap<>();
    for (Pending p : pending) {
      if (p.op instanceof Op.Write write) {
        writes.computeIfAbsent(write.file(), _ -> new ArrayList<>()).add(write);
      }
    }
    writes.forEach((file, list) -> tear(copy(content, file), list, unit, random));
  }

  private void tear(Inode file, List<Op.Write> writes, int unit, RandomGenerator random) {
    long before = file.size;
    long end = before;
    TreeMap<Long, List<Op.Write>> units = new TreeMap<>();
    for (Op.Write write : writes) {
      long last = write.offset() + write.bytes().length - 1;
      for (long u = write.offset() / unit; u <= last / unit; u++) {
        units.computeIfAbsent(u, _ -> new ArrayList<>()).add(write);
      }
      end = Math.max(end, last + 1);
    }
    units.forEach((u, touching) -> tear(file, u * unit, touching, unit, random));
    // The length may be known before the content is, or after.
    file.size = random.nextInt(4) == 0 ? before + random.nextLong(end - before + 1) : end;
  }

  private void tear(
      Inode file, long start, List<Op.Write> touching, int unit, RandomGenerator random) {
    int fate = random.nextInt(4);
    if (fate == 3) {
      file.write(start, ruin(unit, random), 0, unit);
      return;
    }
    int kept = fate == 0 ? 0 : fate == 1 ? touching.size() : random.nextInt(touching.size() + 1);
    for (Op.Write write : touching.subList(0, kept)) {
      long from = Math.max(start, write.offset());
      long end = Math.min(start + unit, write.offset() + write.bytes().length);
      apply(write, file, (int) (from - write.offset()), (int) (end - write.offset()));
    }
  }

  /// Chance, zeros, or something the disk held before: cards put pages in the wrong place and give
  /// out old ones.
  private byte[] ruin(int unit, RandomGenerator random) {
    byte[] bytes = new byte[unit];
    int kind = random.nextInt(3);
    if (kind == 0) {
      random.nextBytes(bytes);
    } else if (kind == 1 && !oldPages.isEmpty()) {
      byte[] old = oldPages.get(random.nextInt(oldPages.size()));
      bytes = Arrays.copyOf(old, unit);
    }
    return bytes;
  }
}
