/** First names as one hears them at a conference, from many places. */
export const FIRST_NAMES: readonly string[] = [
  ...['Aaliyah', 'Abel', 'Adaeze', 'Aditi', 'Agnieszka', 'Ahmed', 'Aiko', 'Akosua', 'Alejandra', 'Amadou', 'Amélie'],
  ...['Amina', 'Anaïs', 'Anders', 'Andrei', 'Anneke', 'Anselm', 'Arash', 'Arjun', 'Astrid', 'Aylin', 'Ayodele'],
  ...['Baptiste', 'Beatriz', 'Bence', 'Bilal', 'Birgit', 'Bogdan', 'Camila', 'Caoimhe', 'Célestine', 'Chiara'],
  ...['Chidi', 'Clémence', 'Constantin', 'Dalia', 'Daisuke', 'Darius', 'Dilara', 'Dimitri', 'Eilidh', 'Ekaterina'],
  ...['Elif', 'Emeka', 'Emre', 'Esi', 'Étienne', 'Fadi', 'Farah', 'Fatoumata', 'Federico', 'Fenna', 'Florian'],
  ...['Gaëlle', 'Giulia', 'Goran', 'Gulnara', 'Hana', 'Haruto', 'Hassan', 'Hélène', 'Henrike', 'Hye-jin', 'Ibrahim'],
  ...['Ieva', 'Imani', 'Inês', 'Ioana', 'Isabelle', 'Ivana', 'Jalila', 'Jens', 'Jiho', 'Jing', 'João', 'Joséphine'],
  ...['Jun', 'Kaito', 'Kasia', 'Kavya', 'Keanu', 'Khadija', 'Kwame', 'Lamine', 'Laszlo', 'Leila', 'Linh', 'Lior'],
  ...['Lucía', 'Maëlys', 'Magnus', 'Mahmoud', 'Makena', 'Malik', 'Manon', 'Mariam', 'Mateo', 'Matthieu', 'Mehdi'],
  ...['Meera', 'Mei', 'Mihai', 'Milena', 'Mireille', 'Nadia', 'Naoko', 'Nasrin', 'Ngozi', 'Niamh', 'Nikhil'],
  ...['Noémie', 'Nuno', 'Olga', 'Oluwaseun', 'Orsolya', 'Oskar', 'Paloma', 'Pedro', 'Petra', 'Philippa', 'Priya'],
  ...['Quentin', 'Rafael', 'Rania', 'Ravi', 'Rébecca', 'Rosalie', 'Ruta', 'Sabine', 'Samira', 'Sanne', 'Sapna'],
  ...['Selim', 'Séverine', 'Shira', 'Siobhán', 'Sofía', 'Soraya', 'Stefan', 'Suda', 'Svenja', 'Tamar', 'Tariq'],
  ...['Tendai', 'Thanh', 'Thibault', 'Tomasz', 'Uma', 'Valentina', 'Viktor', 'Wanjiru', 'Xavier', 'Xiao', 'Yasmin'],
  ...['Yewande', 'Yusuf', 'Zanele', 'Zofia', 'Zoltán'],
];
