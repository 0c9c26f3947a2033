package com.pi4j.bad;

/// Stands for a class of Pi4J.
public class Pin {}
