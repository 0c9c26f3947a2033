package id.penjaga.device.bad;

import id.penjaga.hub.app.bad.ViewManager;

/// Breaks a house rule on purpose.
class KnowsTheHub {
  ViewManager hub = new ViewManager();
}
