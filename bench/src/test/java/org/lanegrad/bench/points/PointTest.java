package org.lanegrad.bench.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {

    @Test
    void valuesComeInTheOrderOfTheVariables() {
        assertArrayEquals(new double[] {3, 2}, Point.parse("x=2,y=3").of(List.of("y", "x")));
        assertArrayEquals(new double[] {3, 2}, Point.parse(" x = 2 , y = 3 ").of(List.of("y", "x")));
        assertArrayEquals(new double[0], Point.parse("").of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "-2.5, -2.5",
        "+2, 2",
        ".5, 0.5",
        "-1.5e-3, -0.0015",
        "-0, -0.0",
        "inf, Infinity",
        "-inf, -Infinity",
        "Infinity, Infinity",
        "-infinity, -Infinity",
        "+Infinity, Infinity",
        "NaN, NaN",
        "nan, NaN",
    })
    void numbers(String text, double value) {
        assertArrayEquals(new double[] {value}, Point.parse("x=" + text).of(List.of("x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x | 'x' is not of the form NAME=VALUE",
                "x=1,y | 'y' is not of the form NAME=VALUE",
                "=3 | '=3' is not of the form NAME=VALUE",
                "x=1, | '' is not of the form NAME=VALUE",
                "x=1,,y=2 | '' is not of the form NAME=VALUE",
                "x= | 'x=' is not of the form NAME=VALUE",
                "y=1,x=abc | x: 'abc' is not a number",
                "x=1=2 | x: '1=2' is not a number",
                "x=--1 | x: '--1' is not a number",
                "x=1e999 | x: '1e999' is too large; write inf for infinity",
                "x=1f | x: '1f' is not a number",
                "x=1,x=2 | 'x' has two values",
                "z=1 | no value for x, y",
                "x=1 | no value for y",
                "x=1,y=2,z=3 | the formula has no variable 'z'; it has x, y",
            })
    void mistakes(String text, String message) {
        Exception exception = assertThrows(
                IllegalArgumentException.class, () -> Point.parse(text).of(List.of("x", "y")));
        assertEquals(message, exception.getMessage());
    }
}
