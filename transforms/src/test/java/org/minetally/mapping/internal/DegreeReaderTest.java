package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.profile.NumberForm;

class DegreeReaderTest {

  private static final DegreeReader POINT = DegreeReader.of(NumberForm.PLAIN, 180);
  private static final DegreeReader COMMA = DegreeReader.of(new NumberForm(',', '.'), 90);

  @ParameterizedTest
  @CsvSource({
    "-74.2341667, -74.2341667",
    "74, 74",
    "+4., 4",
    ".5, 0.5",
    "-0, -0.0",
    "180, 180",
    "-180.000, -180",
    "0049.5, 49.5",
    "3.5e-05, 0.000035",
    "1.2E1, 12"
  })
  void readsDecimalDegrees(String text, double degrees) {
    assertThat(POINT.read(text), is(degrees));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "180.0000001",
        "-181",
        "1e3",
        "4,5",
        "74.2 W",
        "74°14'",
        "1.2.3",
        "--4",
        "-",
        ".",
        "e5",
        "NaN",
        "Infinity",
        "0x1p3",
        "12d",
        "1 0",
        "\u06611",
        "1.00000000000000000000000000000000000000000000000000000000000000000"
      })
  void rejectsOtherTexts(String text) {
    assertThat(Double.isNaN(POINT.read(text)), is(true));
  }

  @Test
  void usesDecimalSeparatorOfTheProfile() {
    assertThat(COMMA.read("-4,25"), is(-4.25));
    assertThat(Double.isNaN(COMMA.read("4.25")), is(true));
    assertThat(Double.isNaN(COMMA.read("90,1")), is(true));
  }
}
