import unittest

from index import Index


class IndexTest(unittest.TestCase):
    def setUp(self):
        self.index = Index()
        self.index.add("p-1", "Café mug, blue")
        self.index.add("p-2", "Tea mug")

    def test_every_word_has_to_be_there(self):
        self.assertEqual(self.index.find("mug"), ["p-1", "p-2"])
        self.assertEqual(self.index.find("CAFE mug"), ["p-1"])
        self.assertEqual(self.index.find("mug, green"), [])

    def test_a_removed_product_is_not_found(self):
        self.index.remove("p-2")
        self.assertEqual(self.index.find("tea"), [])

    def test_nothing_asked_is_nothing_found(self):
        self.assertEqual(self.index.find(" !"), [])


if __name__ == "__main__":
    unittest.main()
