public class Stories { public static void main(String[] a) { System.out.println("hi"); } }
