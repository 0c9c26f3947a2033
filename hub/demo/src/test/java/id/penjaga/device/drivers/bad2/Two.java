package id.penjaga.device.drivers.bad2;

/// Stands for another driver.
public class Two {}
