package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How a page is laid out; the package's documentation has the table. The tests plant bugs by
/// overriding single rules.
class PageFormat {
  static final int PAGE = 4096;
  static final int HEADER = 48;

  /// Payload bytes on one page.
  static final int ROOM = PAGE - HEADER;

  /// The most pages of one group: the largest message and some more, so that a reader's memory is
  /// bounded.
  static final int MOST_PAGES = 128;

  static final int MAGIC = 0x504A4C31; // "PJL1"
  static final int MAGIC_AT = 0;
  static final int CRC_AT = 4;
  static final int LOG_AT = 8;
  static final int EPOCH_AT = 16;
  static final int GROUP_CRC_AT = 20;
  static final int SEQUENCE_AT = 24;
  static final int NUMBER_AT = 32;
  static final int LENGTH_AT = 40;
  static final int RECORDS_AT = 44;
  static final int INDEX_AT = 46;

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer binding = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);

  /// Pages that a payload of this length needs.
  static int pages(int length) {
    return Math.max(1, (length + ROOM - 1) / ROOM);
  }

  /// Payload bytes on the index-th page of a group.
  static int used(int length, int index) {
    return Math.min(ROOM, length - index * ROOM);
  }

  static int records(ByteBuffer page) {
    return Short.toUnsignedInt(page.getShort(RECORDS_AT));
  }

  static int index(ByteBuffer page) {
    return Short.toUnsignedInt(page.getShort(INDEX_AT));
  }

  /// Puts magic and check sum on a page that is otherwise complete.
  final void seal(ByteBuffer page, long segment, int number) {
    page.putInt(MAGIC_AT, MAGIC);
    page.putInt(CRC_AT, checksum(page, segment, number));
  }

  /// Whether a page is one that was written whole, for exactly this place of a log.
  boolean intact(ByteBuffer page, long segment, int number) {
    return plausible(page) && page.getInt(CRC_AT) == checksum(page, segment, number);
  }

  static boolean plausible(ByteBuffer page) {
    int length = page.getInt(LENGTH_AT);
    return page.getInt(MAGIC_AT) == MAGIC
        && length >= 0
        && length <= MOST_PAGES * ROOM
        && index(page) < pages(length)
        && page.getInt(EPOCH_AT) > 0
        && (page.getLong(SEQUENCE_AT) > 0) == (records(page) > 0);
  }

  /// Whether a page is the index-th of the group that another page, its head, began.
  boolean continues(ByteBuffer head, ByteBuffer page, int index, long segment, int number) {
    return intact(page, segment, number)
        && index(page) == index
        && page.getInt(GROUP_CRC_AT) == head.getInt(GROUP_CRC_AT)
        && page.getInt(EPOCH_AT) == head.getInt(EPOCH_AT)
        && page.getLong(SEQUENCE_AT) == head.getLong(SEQUENCE_AT)
        && page.getLong(LOG_AT) == head.getLong(LOG_AT)
        && page.getInt(LENGTH_AT) == head.getInt(LENGTH_AT);
  }

  /// CRC32C over the page's place and everything on it but the magic, the sum itself and the unused
  /// rest.
  int checksum(ByteBuffer page, long segment, int number) {
    int end = HEADER + used(page.getInt(LENGTH_AT), index(page));
    crc.reset();
    crc.update(binding.clear().putLong(segment).putInt(number).flip());
    crc.update(page.limit(end).position(LOG_AT));
    page.clear();
    return (int) crc.getValue();
  }
}
