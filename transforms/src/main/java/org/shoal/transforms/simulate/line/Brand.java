package org.shoal.transforms.simulate.line;

/** Brands, each with colours and a mark of its own. */
enum Brand {
  BROOK("Brook", 35, 85, 190, 240, 245, 250) {
    @Override
    boolean marks(double a, double b) {
      return Math.abs(a) < 1.5 && Math.abs(b - 0.4 * Math.sin(4 * a)) < 0.32;
    }
  },
  NORDLYS("Nordlys", 236, 236, 232, 20, 35, 95) {
    @Override
    boolean marks(double a, double b) {
      double thin = Math.min(Math.abs(a), Math.abs(b));
      return thin < 0.28 && Math.max(Math.abs(a), Math.abs(b)) < 1;
    }
  },
  KESTREL("Kestrel", 32, 32, 38, 220, 180, 70) {
    @Override
    boolean marks(double a, double b) {
      return Math.abs(a) < 1.1 && Math.abs(b + 0.3 - 0.8 * Math.abs(a)) < 0.34;
    }
  },
  RUBINA("Rubina", 178, 25, 42, 245, 240, 235) {
    @Override
    boolean marks(double a, double b) {
      return Math.abs(Math.hypot(a, b) - 0.75) < 0.26;
    }
  },
  SOLARA("Solara", 238, 150, 30, 185, 25, 30) {
    @Override
    boolean marks(double a, double b) {
      return Math.hypot(a, b) < 0.85;
    }
  },
  VERDE("Verde", 40, 135, 60, 250, 225, 70) {
    @Override
    boolean marks(double a, double b) {
      return Math.abs(a) + Math.abs(b) < 1.1;
    }
  };

  private final String title;
  private final int ground;
  private final int mark;

  Brand(String title, int red, int green, int blue, int markRed, int markGreen, int markBlue) {
    this.title = title;
    this.ground = Rgb.of(red, green, blue);
    this.mark = Rgb.of(markRed, markGreen, markBlue);
  }

  /**
   * Whether the mark covers a place.
   *
   * @param a place to the right of the label's middle, the mark being about 2 wide and high
   * @param b place below it
   */
  abstract boolean marks(double a, double b);

  /** The label's colour. */
  int ground() {
    return ground;
  }

  /** The mark's colour. */
  int mark() {
    return mark;
  }

  /** The attribute's value. */
  String title() {
    return title;
  }
}
