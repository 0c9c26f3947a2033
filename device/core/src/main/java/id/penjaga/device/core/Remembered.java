package id.penjaga.device.core;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;

/// One journal event of an earlier epoch. Its uptime cannot be compared with this epoch's.
public record Remembered(Moment at, JournalEvent event) {}
