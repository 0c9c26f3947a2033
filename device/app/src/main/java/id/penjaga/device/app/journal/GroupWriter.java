package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// Lays groups of records out on pages, through one page of memory.
final class GroupWriter {
  private final PageFormat format;
  private final long log;
  private final ByteBuffer page = ByteBuffer.allocateDirect(PageFormat.PAGE);
  private final ByteBuffer lengthField = ByteBuffer.allocate(Integer.BYTES);
  private final CRC32C crc = new CRC32C();

  private List<byte[]> bodies = List.of();
  private int next;
  private int offset;

  GroupWriter(PageFormat format, long log) {
    this.format = format;
    this.log = log;
  }

  /// Bytes of the payload that some records make.
  static long length(List<byte[]> bodies) {
    long length = 0;
    for (byte[] body : bodies) {
      length += Integer.BYTES + body.length;
    }
    return length;
  }

  /// Writes a group, page by page; does not force it.
  ///
  /// @param at the page it begins on
  /// @param number running number of the first record
  void write(DiskFile file, long segment, int at, Place first, long number, List<byte[]> group)
      throws DiskException {
    int length = (int) length(group);
    int sum = sum(group);
    begin(group);
    for (int i = 0; i < PageFormat.pages(length); i++) {
      page.clear();
      page.putLong(PageFormat.LOG_AT, log)
          .putInt(PageFormat.EPOCH_AT, first.epoch())
          .putInt(PageFormat.GROUP_CRC_AT, sum)
          .putLong(PageFormat.SEQUENCE_AT, first.sequence())
          .putLong(PageFormat.NUMBER_AT, number)
          .putInt(PageFormat.LENGTH_AT, length)
          .putShort(PageFormat.RECORDS_AT, (short) group.size())
          .putShort(PageFormat.INDEX_AT, (short) i)
          .position(PageFormat.HEADER);
      fill();
      format.seal(page.clear(), segment, at + i);
      file.write(page, (long) (at + i) * PageFormat.PAGE);
    }
    bodies = List.of();
  }

  private int sum(List<byte[]> group) {
    crc.reset();
    for (byte[] body : group) {
      crc.update(lengthField.clear().putInt(body.length).flip());
      crc.update(body);
    }
    return (int) crc.getValue();
  }

  private void begin(List<byte[]> group) {
    bodies = group;
    next = 0;
    offset = 0;
    beginRecord();
  }

  private void beginRecord() {
    if (next < bodies.size()) {
      lengthField.clear().putInt(bodies.get(next).length).flip();
    }
  }

  /// Puts as much of the records on the page as fits, and zeros behind the last.
  private void fill() {
    while (page.hasRemaining() && next < bodies.size()) {
      while (page.hasRemaining() && lengthField.hasRemaining()) {
        page.put(lengthField.get());
      }
      if (lengthField.hasRemaining()) {
        return;
      }
      byte[] body = bodies.get(next);
      int count = Math.min(page.remaining(), body.length - offset);
      page.put(body, offset, count);
      offset += count;
      if (offset == body.length) {
        next++;
        offset = 0;
        beginRecord();
      }
    }
    zero();
  }

  private void zero() {
    while (page.remaining() >= Long.BYTES) {
      page.putLong(0);
    }
    while (page.hasRemaining()) {
      page.put((byte) 0);
    }
  }
}
